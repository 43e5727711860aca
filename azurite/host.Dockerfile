# The command investops, for amd64 and arm64: the PC's role in a container, and the NAS's where Microsoft's image does not run.
# The build context is the top of the checkout.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# There is no .git here to read the commit from, and it is part of the code's version: pass it as COMMIT.
ARG COMMIT=""
RUN dotnet publish src/InvestOps.Cli --configuration Release --output /app ${COMMIT:+-p:SourceRevisionId=$COMMIT}

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY configs configs
COPY --chmod=755 azurite/healthcheck.sh /usr/local/bin/investops-health

USER 1000:1000
EXPOSE 8080
ENTRYPOINT ["dotnet", "investops.dll"]
CMD ["host", "--role", "all", "--port", "8080", "--root", "/data"]
