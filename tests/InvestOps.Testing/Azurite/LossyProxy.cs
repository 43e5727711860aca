using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace InvestOps.Testing.Azurite;

/// <summary>
/// Stands between a client and one service of the emulator, and loses answers, or cuts them off: the service has done what it was asked, and
/// the client never hears of it, or not of all.
/// </summary>
public sealed class LossyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _service;
    private readonly Task _accepting;
    private int _toLose;
    private int _lost;
    private long _room = long.MaxValue;

    /// <param name="servicePort">The port of the service behind it.</param>
    public LossyProxy(int servicePort)
    {
        _service = servicePort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Lost => Volatile.Read(ref _lost);

    /// <summary>The next answers, as many as said, do not arrive.</summary>
    public void Lose(int answers) => Volatile.Write(ref _toLose, answers);

    /// <summary>Lets so many bytes of answers through, and breaks each connection that would carry more; null: no limit again.</summary>
    public void CutAfter(long? bytes) => Volatile.Write(ref _room, bytes ?? long.MaxValue);

    /// <summary>A connection string that leads through here.</summary>
    public string Through(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        return connectionString.Replace(
            string.Create(CultureInfo.InvariantCulture, $":{_service}/"), string.Create(CultureInfo.InvariantCulture, $":{Port}/"), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _service, _end.Token);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), _end.Token),
                    AnswerAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // Either side is gone, and so is the connection.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[65_536];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and var count)
        {
            if (Interlocked.Decrement(ref _toLose) >= 0)
            {
                Interlocked.Increment(ref _lost);
                return; // which ends the connection
            }

            var room = Interlocked.Add(ref _room, -count) + count;
            await to.WriteAsync(buffer.AsMemory(0, (int)Math.Clamp(room, 0, count)), _end.Token);
            if (room < count)
            {
                return;
            }
        }
    }
}
