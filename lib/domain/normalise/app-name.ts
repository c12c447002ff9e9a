type Labels = Readonly<Record<string, string>>;

/** Which label names the release or application, the most exact first. A Kustomization of Flux holds many of them. */
const naming = [
  "argocd.argoproj.io/instance",
  "helm.toolkit.fluxcd.io/name",
  "app.kubernetes.io/instance",
  "kustomize.toolkit.fluxcd.io/name",
  "app.kubernetes.io/part-of",
] as const;

/**
 * The release or application that an object belongs to: the instance that Argo CD tracks, the release of Flux or Helm
 * (which writes `app.kubernetes.io/instance`), else what the common labels say. Null where nobody wrote any of them.
 *
 * @source kubernetes.io "Recommended Labels"; helm.sh "Labels and Annotations"; fluxcd.io and argo-cd's tracking labels.
 */
export function appName(labels: Labels): string | null {
  for (const key of naming) {
    const value = Object.hasOwn(labels, key) ? labels[key]?.trim() : undefined;
    if (value) return value;
  }
  return null;
}
