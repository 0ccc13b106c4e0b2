package dev.segue.engine.sample;

import java.math.BigInteger;

/**
 * 128-bit integers as pairs of longs in two arrays: the high word signed, the low word unsigned,
 * two's complement. Sums of integers do not depend on the order, and a subtraction undoes an
 * addition to the last bit, which doubles cannot promise.
 */
final class ExactSum {

  private final long[] high;
  private final long[] low;

  ExactSum(int size) {
    high = new long[size];
    low = new long[size];
  }

  void add(int at, long highWord, long lowWord) {
    long sum = low[at] + lowWord;
    // The unsigned sum is less than a summand exactly if it overflowed.
    long carry = Long.compareUnsigned(sum, lowWord) < 0 ? 1 : 0;
    low[at] = sum;
    high[at] += highWord + carry;
  }

  void subtract(int at, long highWord, long lowWord) {
    long before = low[at];
    long borrow = Long.compareUnsigned(before, lowWord) < 0 ? 1 : 0;
    low[at] = before - lowWord;
    high[at] -= highWord + borrow;
  }

  void set(int at, long highWord, long lowWord) {
    high[at] = highWord;
    low[at] = lowWord;
  }

  void set(int at, BigInteger value) {
    if (value.bitLength() > 127) {
      throw new IllegalArgumentException("A sum has 128 bits; this has more: " + value);
    }
    set(at, value.shiftRight(64).longValue(), value.longValue());
  }

  long high(int at) {
    return high[at];
  }

  long low(int at) {
    return low[at];
  }

  BigInteger toBigInteger(int at) {
    BigInteger unsignedLow = BigInteger.valueOf(low[at] >>> 1).shiftLeft(1);
    if ((low[at] & 1) != 0) {
      unsignedLow = unsignedLow.setBit(0);
    }
    return BigInteger.valueOf(high[at]).shiftLeft(64).or(unsignedLow);
  }

  /** The value as a double, correctly rounded. */
  double toDouble(int at) {
    return high[at] == low[at] >> 63 ? (double) low[at] : toBigInteger(at).doubleValue();
  }
}
