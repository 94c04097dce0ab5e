# Văn thư in one image: docker build -t vanthu . && docker compose up -d
FROM node:20-slim AS build
WORKDIR /app
# better-sqlite3 and hnswlib-node bring or build native code.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev

FROM node:20-slim
ENV NODE_ENV=production TZ=Asia/Ho_Chi_Minh HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY prompts ./prompts
COPY knowledge ./knowledge
# Both belong to the user `node` (uid 1000) before they become volumes.
RUN mkdir -p /kho /data && chown node:node /kho /data
USER node
VOLUME ["/kho", "/data"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# The program itself is process 1, so that it hears SIGTERM and ends in order.
CMD ["node", "dist/main.js", "serve", "--archive", "/kho", "--data", "/data"]
