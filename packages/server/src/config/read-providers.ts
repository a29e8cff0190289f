/** `[model_providers.<key>]`: where models are reached, and how patiently. */
import { SCRIPTED } from '../providers/providers.js';
import type { ProviderConfig } from './server-config.js';
import type { SettingsReader } from './settings-reader.js';

const TABLE = 'model_providers';

export const OPENAI = 'openai';
const OPENAI_URL = 'https://api.openai.com/v1';
const OPENAI_KEY = 'OPENAI_API_KEY';

const REQUEST_RETRIES = 4;
const STREAM_RETRIES = 5;
const IDLE_MS = 300_000;

/** Beyond these, a number is as good as without end. */
const MOST_RETRIES = 100;
const LONGEST_MS = 2 ** 31 - 1;

/** Those of the file; `openai` is there in any case. */
export function readProviders(reader: SettingsReader): Map<string, ProviderConfig> {
  const providers = new Map<string, ProviderConfig>([[OPENAI, openai(reader)]]);
  for (const id of reader.names(TABLE)) {
    const provider = id === SCRIPTED ? reader.report([TABLE, id], 'of another name') : readProvider(reader, id);
    if (provider) providers.set(id, provider);
  }
  return providers;
}

function openai(reader: SettingsReader): ProviderConfig {
  return {
    name: 'OpenAI',
    baseUrl: urlAt(reader, ['openai_base_url']) ?? OPENAI_URL,
    envKey: OPENAI_KEY,
    requestMaxRetries: REQUEST_RETRIES,
    streamMaxRetries: STREAM_RETRIES,
    streamIdleTimeoutMs: IDLE_MS,
    httpHeaders: {},
    envHttpHeaders: {},
    queryParams: {},
  };
}

/** Undefined when the provider cannot be reached as it stands there. */
function readProvider(reader: SettingsReader, id: string): ProviderConfig | undefined {
  const given = reader.problems.length;
  reader.names(TABLE, id);
  const baseUrl =
    reader.at([TABLE, id, 'base_url']) === undefined ? OPENAI_URL : urlAt(reader, [TABLE, id, 'base_url']);
  reader.oneOf(['responses'], TABLE, id, 'wire_api');
  if (reader.problems.length > given || baseUrl === undefined) return undefined;
  const needsLogin = reader.flag(TABLE, id, 'requires_openai_auth') === true;
  const bearerToken = reader.text(TABLE, id, 'experimental_bearer_token');
  const ownKey = reader.text(TABLE, id, 'env_key');
  return {
    name: reader.text(TABLE, id, 'name') ?? id,
    baseUrl,
    envKey: ownKey ?? (needsLogin && bearerToken === undefined ? OPENAI_KEY : undefined),
    bearerToken,
    requestMaxRetries: Math.min(reader.count(TABLE, id, 'request_max_retries') ?? REQUEST_RETRIES, MOST_RETRIES),
    streamMaxRetries: Math.min(reader.count(TABLE, id, 'stream_max_retries') ?? STREAM_RETRIES, MOST_RETRIES),
    streamIdleTimeoutMs: Math.min(reader.count(TABLE, id, 'stream_idle_timeout_ms') ?? IDLE_MS, LONGEST_MS),
    httpHeaders: reader.textTable(TABLE, id, 'http_headers'),
    envHttpHeaders: reader.textTable(TABLE, id, 'env_http_headers'),
    queryParams: reader.textTable(TABLE, id, 'query_params'),
  };
}

function urlAt(reader: SettingsReader, key: [string, ...string[]]): string | undefined {
  const url = reader.text(...key);
  if (url === undefined) return undefined;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  reader.report(key, 'a web address, such as "http://127.0.0.1:8080/v1"');
  return undefined;
}
