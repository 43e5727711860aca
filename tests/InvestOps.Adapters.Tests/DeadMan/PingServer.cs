using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using InvestOps.Testing;

namespace InvestOps.Adapters.Tests.DeadMan;

/// <summary>A place outside on a free port of this machine: keeps what it is sent, and answers as a test wants. Its address is a planted secret, which nothing but that address may hold.</summary>
internal sealed class PingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly AskedAddresses _asked = new(own: Canary.PathPart);
    private readonly Task _serving;

    public PingServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The status line's number of each answer.</summary>
    public int Status { get; set; } = 200;

    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{Canary.PathPart}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _asked.Refuse();
        Canary.Refuse(string.Concat(Requests.Select(request => request[request.IndexOf('\n', StringComparison.Ordinal)..])));
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            var stream = client.GetStream();
            var buffer = new byte[8192];
            var text = "";
            while (!text.Contains("\r\n\r\n", StringComparison.Ordinal) || text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Length < LengthIn(text))
            {
                var read = await stream.ReadAsync(buffer, _end.Token);
                if (read == 0)
                {
                    break;
                }

                text += Encoding.UTF8.GetString(buffer, 0, read);
            }

            _asked.Add(text.Split(' ')[1]);
            Requests.Enqueue(text);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _end.Token);
        }
    }

    private static int LengthIn(string text)
    {
        var line = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
