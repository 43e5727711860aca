using System.Net;
using System.Net.Http.Headers;
using InvestOps.Pipeline.Ports;
using Microsoft.Extensions.Http.Resilience;
using Polly.Timeout;

namespace InvestOps.Adapters.Http;

/// <summary>
/// Asks one source over HTTP: bounded in time and size, repeated where that helps, never after a block, and without following
/// redirects. No message of it holds an address with its query, since a key may be in there.
/// </summary>
public sealed class SourceHttp : IDisposable
{
    private readonly string _source;
    private readonly SourceGuard _guard;
    private readonly HttpLimits _limits;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly SourceAddress _address;

    /// <param name="source">The source's name, for errors.</param>
    /// <param name="time">The clock that waits are measured on: the real one, whatever clock the day runs on.</param>
    public SourceHttp(string source, SourceAddress address, SourceGuard guard, HttpLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(limits);
        _source = source;
        _guard = guard;
        _limits = limits;
        _time = time;
        _address = address;
        var connection = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = limits.AtOnce,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            ConnectCallback = address.IsLoopback ? null : PublicConnection.OpenAsync,
        };
        var attempt = new CountingHandler(guard, new WholeBodyHandler(limits, time, connection));
        _client = new HttpClient(new ResilienceHandler(Repetition.Within(limits, time)) { InnerHandler = attempt }) { BaseAddress = address.Root, Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("InvestOps", "0.1"));
    }

    /// <summary>Asks, and reads the answer; an answer that is not what was asked for is asked for again a few times.</summary>
    /// <param name="what">What is asked for, for errors: a service's name, without any key.</param>
    /// <param name="request">Makes the request; called once an attempt of reading.</param>
    /// <param name="read">Reads an answer whose status is 200.</param>
    /// <exception cref="SourceException">Every fault, named.</exception>
    public async Task<T> GetAsync<T>(string what, Func<HttpRequestMessage> request, Func<HttpAnswer, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(read);
        for (var attempt = 0; ; attempt++)
        {
            var answer = await SendAsync(what, request, cancellationToken);
            try
            {
                if (AnswerFault.Of(answer) is { } fault)
                {
                    throw await ExplainAsync(what, answer, fault, cancellationToken);
                }

                return read(answer);
            }
            catch (SourceException fault) when (fault.Fault == SourceFault.SuspiciousPayload && attempt < _limits.RetriesOfSuspicious)
            {
                await Task.Delay(_limits.FirstDelay, _time, cancellationToken);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpAnswer> SendAsync(string what, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = request();
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new HttpAnswer
            {
                Status = response.StatusCode,
                Body = await response.Content.ReadAsByteArrayAsync(cancellationToken),
                RetryAfter = response.Headers.RetryAfter is { } wait ? wait.Delta ?? wait.Date - _time.GetUtcNow() : null,
            };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TimeoutException or TimeoutRejectedException)
        {
            throw Fault(SourceFault.Transient, $"{what} cannot be had from {_address.Root.Host} ({Cause(broken)}), after {_limits.Retries + 1} attempts. The next run asks again");
        }
        catch (TooLargeBodyException tooLarge)
        {
            throw Fault(SourceFault.SuspiciousPayload, $"{what}: {tooLarge.Message}; nothing of it was used");
        }
    }

    private async Task<SourceException> ExplainAsync(string what, HttpAnswer answer, AnswerFault fault, CancellationToken cancellationToken) => fault.Fault switch
    {
        SourceFault.Blocked => await _guard.BlockAsync($"{what}: {fault.Message}", cancellationToken),
        SourceFault.QuotaExceeded => await _guard.PauseAsync($"{what}: {fault.Message}", answer.RetryAfter, cancellationToken),
        _ => Fault(fault.Fault, $"{what}: {fault.Message}"),
    };

    private SourceException Fault(SourceFault fault, string message) => new(_source, fault, message);

    private static string Cause(Exception broken) => broken switch
    {
        TimeoutRejectedException => "it took too long",
        HttpRequestException { InnerException: System.Net.Sockets.SocketException socket } => socket.Message,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"{http.HttpRequestError}",
        _ => broken.Message,
    };
}
