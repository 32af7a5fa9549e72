/** Typed arrays that grow by doubling; what is read from them is cut to the rows written. */

export class GrowingInts {
  values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  /** Puts what `final` makes of each value in its place. */
  settle(from: number, final: (value: number) => number): void {
    for (let at = from; at < this.length; at++) this.values[at] = final(this.values[at] as number);
  }

  taken(): Int32Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }
}

export class GrowingFloats {
  values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  taken(): Float64Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }
}
