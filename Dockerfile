# Makes the reports of the mounted data/ and reports/ into the mounted out/; the README says how it is run.
FROM node:24-slim

# Debian's Chromium of the day: its updates close holes, so no version of it is pinned.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends chromium \
  && rm -rf /var/lib/apt/lists/*

# A container may not make the namespaces of Chromium's own sandbox, and has little shared memory. The browser
# opens the pages that were made a moment before, from this machine alone, and runs as a user without rights.
RUN printf '%s\n' '#!/bin/sh' 'exec /usr/bin/chromium --no-sandbox --disable-dev-shm-usage "$@"' \
    > /usr/local/bin/contained-chromium \
  && chmod 755 /usr/local/bin/contained-chromium
ENV PUPPETEER_EXECUTABLE_PATH=/usr/local/bin/contained-chromium

WORKDIR /uplift
RUN chown node:node /uplift
USER node

COPY --chown=node:node package.json package-lock.json .npmrc .puppeteerrc.cjs ./
# Whoever it is run as may put down there what is being made.
RUN npm ci --omit=dev \
  && npm cache clean --force \
  && install -d -m 1777 .astro node_modules/.astro node_modules/.vite node_modules/.cache
COPY --chown=node:node astro.config.mjs tsconfig.json ./
COPY --chown=node:node scripts ./scripts
COPY --chown=node:node src ./src

# A folder that is mounted cannot be swapped for another, so the site lies in one below it.
ENTRYPOINT ["npm", "run", "--silent", "report", "--", "--out", "out/site", "--cache", "out/cache"]
