import OpenAI from 'openai';

/** Where an OpenAI-compatible server is, and what opens it. */
export interface ServerAddress {
  /**
   * Up to `/v1` or, on Azure, `https://NAME.openai.azure.com/openai/v1` or
   * `https://NAME.openai.azure.com/openai/deployments/DEPLOYMENT?api-version=…`.
   */
  baseUrl: string;
  /** Local servers want none. */
  apiKey: string | undefined;
}

/**
 * The SDK's client for any such server. What the SDK would take from the environment by itself is left out, so that
 * nothing goes to a server that the configuration does not name. The SDK neither logs nor, unless told, retries.
 */
export function openAiClient(
  { baseUrl, apiKey }: ServerAddress,
  { maxRetries = 0, timeoutMs }: { maxRetries?: number; timeoutMs: number },
): OpenAI {
  const url = new URL(baseUrl);
  const query = Object.fromEntries(url.searchParams);
  const azure = url.pathname.includes('/openai/deployments/') || azureHost.test(url.hostname);
  // `null` takes back the header that the SDK would send.
  const headers = azure
    ? { Authorization: null, 'api-key': apiKey ?? null }
    : apiKey === undefined
      ? { Authorization: null }
      : {};
  return new OpenAI({
    baseURL: `${url.origin}${url.pathname.replace(/\/(chat\/completions|embeddings)?\/*$/, '')}`,
    defaultQuery: query,
    defaultHeaders: headers,
    // The SDK insists on a string.
    apiKey: apiKey ?? 'none',
    organization: null,
    project: null,
    maxRetries,
    timeout: timeoutMs,
    logLevel: 'off',
  });
}

const azureHost = /\.azure(-api\.net|\.(com|us|cn))$/;
