/** Long because it stands alone: there is no second factor. @source NIST SP 800-63B-4, 3.1.1.2 */
export const passwordMin = 15;
export const passwordMax = 128;
