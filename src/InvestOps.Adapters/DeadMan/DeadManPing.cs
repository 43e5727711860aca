using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.Logging;

namespace InvestOps.Adapters.DeadMan;

/// <summary>
/// Signs of life over HTTP as healthchecks.io and its kind take them: <c>POST ADDRESS/start</c>, <c>ADDRESS</c>, <c>ADDRESS/fail</c>, with
/// <c>rid</c> pairing a start with its end. Three tries of five seconds; whatever comes of it, the caller goes on.
/// </summary>
public sealed class DeadManPing : IDeadManSwitch, IDisposable
{
    private const int Tries = 3;
    private const int LongestNote = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly DeadManSettings? _settings;
    private readonly ILogger<DeadManPing> _log;
    private readonly HttpClient _http;

    /// <param name="settings">Null: no signs are given.</param>
    public DeadManPing(DeadManSettings? settings, ILogger<DeadManPing> log)
    {
        _settings = settings;
        _log = log;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = settings?.IsLoopback != true };
        if (settings is { IsLoopback: false })
        {
            handler.UseProxy = false; // the address is looked at before it is connected to
            handler.ConnectCallback = PublicConnection.OpenAsync;
        }

        _http = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = 64 * 1024 };
    }

    public async Task PingAsync(PingKind kind, Guid run, string note, CancellationToken cancellationToken)
    {
        if (_settings is not { } settings)
        {
            return;
        }

        var path = kind switch { PingKind.Start => "/start", PingKind.Fail => "/fail", _ => "" };
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"{settings.Address.Reveal()}{path}?rid={run:D}"));
        var wrong = "";
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            wrong = await TryAsync(address, note, cancellationToken);
            if (wrong.Length == 0)
            {
                return;
            }
        }

        _log.LogWarning("{Event} rc={Rc} details={Details} elapsed={Elapsed}ms", "WATCH", 1, $"the sign of life ({kind}) did not get out: {wrong}; the work goes on", 0);
    }

    public void Dispose() => _http.Dispose();

    // Exceptions of HTTP name the host and never the path, which is the secret; ours name neither.
    private async Task<string> TryAsync(Uri address, string note, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(note.Length > LongestNote ? note[..LongestNote] : note));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
            using var answer = await _http.PostAsync(address, content, cancellationToken);
            return answer.IsSuccessStatusCode ? "" : string.Create(CultureInfo.InvariantCulture, $"the answer was {(int)answer.StatusCode}");
        }
        catch (HttpRequestException exception)
        {
            return $"no connection ({exception.HttpRequestError})";
        }
        catch (OperationCanceledException)
        {
            return "no answer in time";
        }
    }
}
