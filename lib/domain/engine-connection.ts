/** How an engine is reached. Secrets (PEM texts, keys) live here only in memory; at rest they are sealed. */
export type EngineConnection =
  | { readonly transport: "unix"; readonly socketPath: string }
  | {
      readonly transport: "tls";
      readonly host: string;
      readonly port: number;
      readonly ca: string;
      readonly cert: string;
      readonly key: string;
    }
  /** No encryption and no sign-in: only with a person's explicit acceptance. */
  | { readonly transport: "tcp"; readonly host: string; readonly port: number }
  | {
      readonly transport: "ssh";
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly socketPath: string;
      readonly privateKey: string;
      readonly passphrase: string | null;
      /** "SHA256:…" of the accepted host key; null only while testing a new engine. */
      readonly hostKey: string | null;
    };

export interface EngineConfig {
  readonly id: string;
  readonly name: string;
  readonly hostId: string | null;
  readonly connection: EngineConnection;
}
