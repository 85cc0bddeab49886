# One image for every way to run Dynasend. Build: docker build -t dynasend .   (another base: --build-arg NODE_IMAGE=…)
# The Node version is the one that package.json pins.
ARG NODE_IMAGE=node:26.10.0-bookworm-slim

# The bundles of the pages. Needs the development packages; nothing but dashboard/dist leaves this stage.
FROM ${NODE_IMAGE} AS pages
WORKDIR /build
COPY .npmrc package.json package-lock.json ./
COPY scim/package.json scim/
COPY renderer/package.json renderer/
COPY server/package.json server/
COPY dashboard/package.json dashboard/
COPY emulator/package.json emulator/
COPY e2e/package.json e2e/
RUN npm ci --ignore-scripts
COPY tsconfig.base.json ./
COPY dashboard dashboard
RUN npm exec --workspace=dashboard -- vite build

# What runs, and nothing else: the server's own packages, no tests, no tools.
FROM ${NODE_IMAGE} AS packages
WORKDIR /build
COPY .npmrc package.json package-lock.json ./
COPY scim/package.json scim/
COPY renderer/package.json renderer/
COPY server/package.json server/
COPY dashboard/package.json dashboard/
COPY emulator/package.json emulator/
COPY e2e/package.json e2e/
RUN npm ci --ignore-scripts --omit=dev --workspace=server && rm -r dashboard emulator e2e
COPY scim scim
COPY renderer renderer
COPY server server

FROM ${NODE_IMAGE} AS dynasend
ENV NODE_ENV=production \
    DYNASEND_DATA=/data \
    DYNASEND_HOST=0.0.0.0 \
    DYNASEND_PORT=8080
WORKDIR /dynasend
COPY --from=packages /build ./
COPY --from=pages /build/dashboard/dist dashboard/dist
# Keeps what it compiled beside the packages: the root is read-only later, and a start takes half as long.
RUN node server/src/cli/dynasend.ts --help > /dev/null
RUN install --directory --owner=node --group=node --mode=700 /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://localhost:8080/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "server/src/cli/dynasend.ts"]
CMD ["serve"]
