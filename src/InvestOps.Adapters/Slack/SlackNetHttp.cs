using System.Net;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Secrets;
using SlackNet;

namespace InvestOps.Adapters.Slack;

/// <summary>The HTTP below SlackNet: without redirects, to public addresses or the stand-in, and with 429 taken out of SlackNet's hands.</summary>
internal sealed class SlackNetHttp(SlackSettings settings) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    UseProxy = false,
    ConnectCallback = settings.Address.IsLoopback ? null : PublicConnection.OpenAsync,
})
{
    /// <summary>A client for one call; the handler is disposed of with this object.</summary>
    public ISlackApiClient Client(SecretText token)
    {
        var http = new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        return new SlackServiceBuilder().UseApiToken(token.Reveal()).UseHttp(_ => Default.Http(getHttpClient: () => http)).GetApiClient();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // SlackNet knows one address only.
        var official = new Uri(SlackSettings.OfficialAddress);
        if (request.RequestUri is { } asked && official.IsBaseOf(asked))
        {
            request.RequestUri = new Uri(settings.Address.Root, official.MakeRelativeUri(asked));
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            return response;
        }

        var wait = response.Headers.RetryAfter?.Delta;
        response.Dispose();
        throw new SlackNetLimitException(wait);
    }
}
