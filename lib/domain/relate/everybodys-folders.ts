/** Folders of the host that many mount and that say nothing about who belongs together. */
const everybodys =
  /^\/(|var\/run(\/.*)?|run(\/.*)?|etc(\/.*)?|proc(\/.*)?|sys(\/.*)?|dev(\/.*)?|usr(\/.*)?|lib(\/.*)?|tmp|home|mnt|srv|opt|var\/lib\/docker(\/.*)?|var\/(log|lib\/(kubelet|cni|containerd|calico))(\/.*)?)$/;

export const isEverybodys = (folder: string): boolean => everybodys.test(folder);
