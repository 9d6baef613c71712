import { useEffect, useState } from 'react';

/** A value once nobody has changed it for a moment. */
export const useSettled = <T>(value: T, milliseconds: number): T => {
  const [settled, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => set(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
};
