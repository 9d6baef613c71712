/** Typed arrays that grow. */

export interface GrowingUint32 {
  readonly length: number;
  push(value: number): void;
  at(i: number): number;
  view(): Uint32Array;
}

export const growingUint32 = (capacity = 1024): GrowingUint32 => {
  let values = new Uint32Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push: (value) => {
      if (length === values.length) {
        const wider = new Uint32Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    at: (i) => values[i] as number,
    view: () => values.subarray(0, length),
  };
};

export interface GrowingBytes {
  readonly length: number;
  /** Appends the text as UTF-8. */
  append(text: string): void;
  view(): Uint8Array;
}

export const growingBytes = (capacity = 1 << 16): GrowingBytes => {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    append: (text) => {
      const atMost = text.length * 3;
      if (length + atMost > bytes.length) {
        const wider = new Uint8Array(Math.max(bytes.length * 2, length + atMost));
        wider.set(bytes.subarray(0, length));
        bytes = wider;
      }
      length += encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    view: () => bytes.subarray(0, length),
  };
};
