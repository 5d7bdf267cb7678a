// Loaded before the product: its clock is wrong by so much.
const wrongByMs = Number(process.env.CRASH_CLOCK_WRONG_BY_MS ?? 0);
const RightDate = Date;

class WrongDate extends RightDate {
  constructor(...given) {
    if (given.length === 0) super(RightDate.now() + wrongByMs);
    else super(...given);
  }

  static now() {
    return RightDate.now() + wrongByMs;
  }
}

if (wrongByMs !== 0) globalThis.Date = WrongDate;
