using System.Net;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Secrets;
using SlackNet;

namespace InvestOps.Adapters.Slack;

/// <summary>
/// The HTTP below SlackNet: without redirects, to Slack's addresses or the stand-in, bounded in size. SlackNet gets to see successes only;
/// every other answer goes past it, since it waits for ever on some and takes others for successes.
/// </summary>
internal sealed class SlackNetHttp(SlackSettings settings) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    UseProxy = false,
    ConnectCallback = settings.Address.IsLoopback ? null : PublicConnection.OpenAsync,
})
{
    private const int MostBytes = 1 << 20;

    // SlackNet knows one address only.
    private static readonly Uri Official = new(SlackSettings.OfficialAddress);

    /// <summary>A client for one call; the handler is disposed of with this object.</summary>
    public ISlackApiClient Client(SecretText token)
    {
        var http = new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        return new SlackServiceBuilder().UseApiToken(token.Reveal()).UseHttp(_ => Default.Http(getHttpClient: () => http)).GetApiClient();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        var method = Official.MakeRelativeUri(asked).OriginalString;
        var isCall = Official.IsBaseOf(asked);
        if (isCall)
        {
            // SlackNet writes alt_text, which Slack drops: its own name for it is alt_txt.
            request.RequestUri = new Uri(settings.Address.Root, method.Replace("&alt_text=", "&alt_txt=", StringComparison.Ordinal));
        }
        else if (!settings.IsSlacks(asked))
        {
            throw new SlackNetAnswerException(new SlackAnswer.Refused("upload_url", "it names a place that is not Slack's"));
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (await FailureOfAsync(response, isCall ? method.Split('?')[0] : null, cancellationToken) is not { } failure)
        {
            return response;
        }

        response.Dispose();
        throw new SlackNetAnswerException(failure);
    }

    // A page that is not JSON, and JSON that is not Slack's, would be a success to SlackNet, and an answer without a type of content a crash.
    private static async Task<SlackAnswer?> FailureOfAsync(HttpResponseMessage response, string? method, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new SlackAnswer.TooMany(response.Headers.RetryAfter?.Delta);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new SlackAnswer.Unavailable(FormattableString.Invariant($"Slack answered {method ?? "the file"} with HTTP {(int)response.StatusCode}"));
        }

        if (method is null)
        {
            response.Content.Headers.ContentType ??= new("text/plain");
            return null;
        }

        await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
        var answer = SlackReply.Read(method, response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), null, _ => "");
        response.Content.Headers.ContentType = new("application/json");
        return answer is SlackAnswer.Done ? null : answer;
    }
}
