using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>Sends bytes as they are, and reads what comes back until the server closes.</summary>
internal static class RawHttp
{
    // A request that promises more than it sends is waited for; this ends it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <returns>The status, 0 when the server closed without an answer; and everything that came.</returns>
    public static async Task<(int Status, string Text)> SendAsync(int port, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, TestContext.Current.CancellationToken);
            var reading = stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
            if (await Task.WhenAny(reading, RealTime.PassAsync(Patience, TestContext.Current.CancellationToken)) != reading)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            await reading.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        catch (Exception reset) when (reset is IOException or SocketException)
        {
            // A server that has refused a request need not read its rest.
        }

        var text = Encoding.Latin1.GetString(answer.ToArray());
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0, text);
    }
}
