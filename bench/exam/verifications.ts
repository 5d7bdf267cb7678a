import { verify } from '@node-rs/argon2';
import { hashPassword } from '../../src/features/identity/index.ts';
import { password } from './city.ts';

/** Returns the password verifications a second, at the concurrency of log-ins, without the product. */
export async function measureVerifications(seconds: number): Promise<number> {
  const stored = await hashPassword(password);
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < until) {
      await verify(stored, password);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return (done * 1000) / (performance.now() - began);
}
