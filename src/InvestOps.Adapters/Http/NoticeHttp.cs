using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace InvestOps.Adapters.Http;

/// <summary>
/// Sends messages over HTTP: bounded in time and size, without redirects, to public addresses only, repeated where no connection came
/// about and nowhere else. What was sent and not answered is told from what was never sent.
/// </summary>
internal sealed class NoticeHttp : IDisposable
{
    private const int MostBytes = 1 << 20;
    private const int Retries = 2;

    private readonly HttpClient _client;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    /// <param name="toThisMachine">Whether it goes to a stand-in on this machine.</param>
    public NoticeHttp(bool toThisMachine, TimeSpan timeout, TimeProvider time)
    {
        _timeout = timeout;
        _time = time;
        var connection = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            ConnectCallback = toThisMachine ? null : PublicConnection.OpenAsync,
        };
        _client = new HttpClient(new ResilienceHandler(Repeated(time)) { InnerHandler = connection }) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("InvestOps", "0.1"));
    }

    /// <param name="what">What is sent, for people; never an address.</param>
    public async Task<NoticeReply> SendAsync(string what, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var message = request();
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseContentRead, either.Token);
            return new NoticeReply
            {
                Status = response.StatusCode,
                Body = await response.Content.ReadAsByteArrayAsync(either.Token),
                RetryAfter = response.Headers.RetryAfter is { } wait ? wait.Delta ?? wait.Date - _time.GetUtcNow() : null,
            };
        }
        catch (HttpRequestException unsent) when (NeverArrived(unsent))
        {
            return new NoticeReply { Fault = $"{what} cannot be sent ({Cause(unsent)})" };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return new NoticeReply { Fault = $"{what} was sent and the connection broke ({(broken as HttpRequestException)?.HttpRequestError})", IsSilent = true };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NoticeReply { Fault = FormattableString.Invariant($"{what} was sent and not answered within {_timeout.TotalSeconds:0.#} s"), IsSilent = true };
        }
    }

    public void Dispose() => _client.Dispose();

    private static ResiliencePipeline<HttpResponseMessage> Repeated(TimeProvider time) => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Retries,
            Delay = TimeSpan.FromMilliseconds(200),
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is HttpRequestException unsent && NeverArrived(unsent)),
        })
        .Build();

    private static bool NeverArrived(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private static string Cause(HttpRequestException exception) => exception.InnerException is System.Net.Sockets.SocketException socket ? socket.Message : $"{exception.HttpRequestError}";
}
