// What the cluster is built from. Nothing newer than 1.34 without trying: later kubelets drop the cgroups of version 1.
const strip = "-s -w";
const kubernetesVersion = "v1.34.4";
const stamp = "-X k8s.io/component-base/version";
const metricsVersion = "v0.8.0";

const commands = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl"];

/** As the recipes of build.mjs. */
export const clusterRecipes = [
  {
    name: "kubernetes",
    version: kubernetesVersion,
    module: "k8s.io/kubernetes",
    staging: kubernetesVersion.replace("v1.", "v0."),
    packages: commands.map((command) => ({ path: `cmd/${command}` })),
    ownModule: true,
    ldflags: `${strip} ${stamp}.gitVersion=${kubernetesVersion} ${stamp}.gitMajor=1 ${stamp}.gitMinor=34`,
  },
  {
    name: "etcd",
    version: "v3.6.16",
    module: "go.etcd.io/etcd/server/v3",
    packages: [{ path: "", as: "etcd" }],
    ownModule: true,
    ldflags: strip,
  },
  {
    name: "kwok",
    version: "v0.8.0",
    module: "sigs.k8s.io/kwok",
    packages: [{ path: "cmd/kwok" }],
    ownModule: true,
    // Started from the plain binary it has to be told how its nodes and pods come to life.
    keeps: "kustomize/stage",
    ldflags: strip,
  },
  {
    name: "metrics-server",
    version: metricsVersion,
    module: "sigs.k8s.io/metrics-server",
    packages: [{ path: "cmd/metrics-server" }],
    ownModule: true,
    // Its account, its roles and its APIService, as its release has them.
    keeps: "manifests/base",
    ldflags: `${strip} -X k8s.io/client-go/pkg/version.gitVersion=${metricsVersion}`,
  },
];
