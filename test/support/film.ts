import {
  ALL_FORMATS,
  BufferTarget,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

/** A film without pictures that can be decoded: container, length and size are those of a real one. */
export async function tinyFilm({
  seconds = 6,
  width = 1280,
  height = 720,
  container = 'mp4',
}: {
  seconds?: number;
  width?: number;
  height?: number;
  container?: 'mp4' | 'webm';
} = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const format =
    container === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource(container === 'mp4' ? 'avc' : 'vp8');
  output.addVideoTrack(source, { frameRate: 1 });
  await output.start();
  // Profile, level and an empty list of parameter sets: enough for what reads the container.
  const avc = new Uint8Array([1, 66, 0, 30, 255, 225, 0, 4, 0x67, 66, 0, 30, 1, 0, 2, 0x68, 0xce]);
  const decoderConfig =
    container === 'mp4'
      ? { codec: 'avc1.42001e', codedWidth: width, codedHeight: height, description: avc }
      : { codec: 'vp8', codedWidth: width, codedHeight: height };
  for (let at = 0; at < seconds; at += 1)
    await source.add(new EncodedPacket(new Uint8Array(4000).fill(at), 'key', at, 1), {
      decoderConfig,
    });
  await output.finalize();
  return Buffer.from(target.buffer as ArrayBuffer);
}

/** The first seconds of a film, packet by packet as they are in it. */
export async function cutFilm(path: string, seconds: number): Promise<Buffer> {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track?.codec) throw new Error(`no film: ${path}`);
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedVideoPacketSource(track.codec);
  output.addVideoTrack(source);
  await output.start();
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp >= seconds) break;
    await source.add(packet, decoderConfig && { decoderConfig });
  }
  await output.finalize();
  return Buffer.from(target.buffer as ArrayBuffer);
}
