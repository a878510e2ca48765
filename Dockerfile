# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# Node builds the style sheet and fetches the client libraries.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY Storefront.Core/Storefront.Core.csproj Storefront.Core/
COPY Storefront.Web/Storefront.Web.csproj Storefront.Web/
RUN dotnet restore Storefront.Web --runtime linux-x64 -p:PublishReadyToRun=true
COPY . .
RUN dotnet publish Storefront.Web --configuration Release --runtime linux-x64 --no-self-contained \
      -p:PublishReadyToRun=true --output /app

# 10.0.13 closed three vulnerabilities of ASP.NET Core: nothing older may ship.
FROM mcr.microsoft.com/dotnet/aspnet:10.0.14 AS shop
# pg_dump and pg_restore, for the commands backup and restore.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
# The only folder the shop writes to: uploaded pictures, and SQLite where it runs on that. $APP_UID is the image's own user, not root.
RUN mkdir data && chown $APP_UID data
USER $APP_UID
VOLUME /app/data
EXPOSE 8080
ENTRYPOINT ["dotnet", "Storefront.Web.dll"]
