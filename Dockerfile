FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    BULKHEAD_CONTAINER=1 \
    BULKHEAD_HOST=0.0.0.0 \
    BULKHEAD_DATA=/data \
    BULKHEAD_KEY_FILE=/key/key \
    PORT=3000
WORKDIR /app
COPY --from=build /src/.next/standalone ./
# Data and key lie apart: a copy of one is of no use without the other.
RUN install -d -o node -g node -m 700 /data /key
USER node
VOLUME ["/data", "/key"]
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=1", "--optimize-for-size", "--import", "./gate.mjs", "server.js"]
