# The function app on Microsoft's own host, for docker-compose.yml; amd64 only, as its base image is. On other processors use
# host.Dockerfile. The build context is the top of the checkout, and the build needs the full NuGet feed.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# There is no .git here to read the commit from, and it is part of the code's version: pass it as COMMIT.
ARG COMMIT=""
RUN dotnet publish src/InvestOps.Functions --configuration Release --output /app -p:FullFeed=true ${COMMIT:+-p:SourceRevisionId=$COMMIT}

FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0
# The base image listens on port 80, which is for root only.
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    AzureFunctionsWebHost__IsFileSystemReadOnly=true \
    ASPNETCORE_URLS=http://+:8080
COPY --from=build /app /home/site/wwwroot
COPY --chmod=755 azurite/healthcheck.sh /usr/local/bin/investops-health

USER 1000:1000
EXPOSE 8080
# The host itself, and not the base image's start script: that one installs certificates as root, and a signal to stop would end there.
CMD ["/azure-functions-host/Microsoft.Azure.WebJobs.Script.WebHost"]
