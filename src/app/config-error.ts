/** Invalid settings: one sentence for each, all at once. */
export class ConfigError extends Error {}
