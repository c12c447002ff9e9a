/** What a kubeconfig may weigh. One context takes some 6 KiB. */
export const kubeconfigLimitBytes = 1_048_576;
