const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
  [/^fourfold/, 'Fourfold'],
];
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const firstOf = (list: readonly [RegExp, string][], text: string): string[] => {
  const hit = list.find(([pattern]) => pattern.test(text));
  return hit ? [hit[1]] : [];
};

/** `Firefox, Windows`: enough to recognise one's own session, and no more of what a browser tells about itself. */
export const agentOf = (userAgent: string | null): string =>
  [...firstOf(browsers, userAgent ?? ''), ...firstOf(systems, userAgent ?? '')].join(', ');
