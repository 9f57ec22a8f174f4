# The images of docker-compose.yml: api, worker, and setup with the command line (keys make, migrate, users, tokens).
# CI has no Docker. tools/rehearse-production.ts reads this file and runs the same steps as plain processes.

FROM node:24-slim AS build
ENV CI=1
RUN npm install --global pnpm@12.21.0
WORKDIR /repo

# Files that decide the dependencies are copied first, so that a code change does not reinstall them.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
COPY apps/worker/package.json apps/worker/
COPY bench/package.json bench/
COPY packages/catalog/package.json packages/catalog/
COPY packages/client/package.json packages/client/
COPY packages/database/package.json packages/database/
COPY packages/embedded-postgres/package.json packages/embedded-postgres/
COPY packages/providers/package.json packages/providers/
COPY packages/search/package.json packages/search/
COPY packages/secrets/package.json packages/secrets/
COPY packages/spec/package.json packages/spec/
COPY tools/package.json tools/
RUN pnpm install --frozen-lockfile

COPY turbo.json tsconfig.base.json jest.base.js ./
COPY apps/ apps/
COPY packages/ packages/
RUN pnpm build
RUN pnpm --filter @image-catalog/api --prod deploy /out/api
RUN pnpm --filter @image-catalog/worker --prod deploy /out/worker
RUN pnpm --filter @image-catalog/cli --prod deploy /out/setup


FROM node:24-slim AS runtime
ARG VERSION=0.2.0
ARG REVISION=
LABEL org.opencontainers.image.version=$VERSION org.opencontainers.image.revision=$REVISION
LABEL org.opencontainers.image.licenses=Apache-2.0 org.opencontainers.image.vendor="Image Catalog"
ENV NODE_ENV=production NO_COLOR=1
# An empty volume takes owner and mode from the folder where it is first mounted.
RUN install -d -o node -g node -m 0700 /keys/public /keys/private /keys/database
WORKDIR /app
USER node


FROM runtime AS setup
LABEL org.opencontainers.image.title=image-catalog-setup
LABEL org.opencontainers.image.description="Image Catalog: the command line, which also makes the keys and migrates the schema"
COPY --from=build /out/setup/ ./
ENTRYPOINT ["node", "dist/main.js"]


FROM runtime AS api
LABEL org.opencontainers.image.title=image-catalog-api
LABEL org.opencontainers.image.description="Image Catalog: the Images API of The Foreman"
COPY --from=build /out/api/ ./
EXPOSE 3000
CMD ["node", "--enable-source-maps", "--max-semi-space-size=8", "--heap-growing-percent=25", "dist/main.js"]


FROM runtime AS worker
LABEL org.opencontainers.image.title=image-catalog-worker
LABEL org.opencontainers.image.description="Image Catalog: the worker that syncs compute resources"
COPY --from=build /out/worker/ ./
CMD ["node", "--enable-source-maps", "--max-semi-space-size=8", "--heap-growing-percent=100", "dist/main.js"]
