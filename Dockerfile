# syntax=docker/dockerfile:1

# Builds for the platform it runs on: docker buildx build --platform linux/amd64,linux/arm64 .
FROM node:24-bookworm-slim AS build
WORKDIR /app
# Dependencies change less often than the code.
COPY package.json package-lock.json ./
# Nothing is compiled: better-sqlite3 13 comes prebuilt, and version 12 is only for Node.js 20.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY commands commands
COPY adapters adapters
COPY drizzle drizzle
COPY playground playground
COPY bin bin
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  # A third of it is SQLite's source, its builds for other systems, and what only editors and debuggers read.
  && rm -rf node_modules/better-sqlite3*/deps node_modules/better-sqlite3*/src \
  && find node_modules/better-sqlite3-13/prebuilds -type f ! -name 'linux-*' -delete \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete \
  && mkdir /data

# No shell and no package manager; its user is 65532.
FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY drizzle/sqlite/migrations drizzle/sqlite/migrations
COPY drizzle/postgres/migrations drizzle/postgres/migrations
COPY playground/page playground/page
COPY sample sample
COPY slack-manifest.json discord-commands.json LICENSE ./
COPY docs/permissions.md docs/permissions.md
# A new named volume takes over the owner.
COPY --from=build --chown=65532:65532 /data /data
ENV NODE_ENV=production \
  PAPERBOY_DATABASE=/data/paperboy.db \
  PAPERBOY_HTTP=127.0.0.1:9464 \
  # SQLite sorts large results in files; the root is read-only.
  SQLITE_TMPDIR=/data
VOLUME /data
EXPOSE 3000 9464
USER 65532:65532
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:9464/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# By default Node.js 24 lets garbage pile up: 300 MB when idle instead of 170.
ENTRYPOINT ["/nodejs/bin/node", "--max-semi-space-size=8", "dist/bin/paperboy.js"]
CMD ["start"]
