import { useEffect, useState } from 'react';

/** A value that changes every so often while something runs, and once more when it has ended. */
export function useBeat(isRunning: boolean, everyMs: number): number {
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    setBeat((last) => last + 1);
    if (!isRunning) return;
    const timer = setInterval(() => setBeat((last) => last + 1), everyMs);
    return () => clearInterval(timer);
  }, [isRunning, everyMs]);
  return beat;
}
