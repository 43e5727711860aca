using System.Globalization;
using System.Net;
using System.Net.Sockets;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Cli.Diagnosis;

/// <summary>The port of the web server: free, or taken by a host of ours.</summary>
internal sealed class PortCheck(int port) : IDoctorCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public string Name => "port";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var shown = port.ToString(CultureInfo.InvariantCulture);
        return IsFree(port) ? [Finding.Ok(Name, $"{shown} is free")]
            : await IsHostAsync(port, cancellationToken) ? [Finding.Ok(Name, $"a host answers at {shown}")]
            : [Finding.Wrong(Name, $"Another program has port {shown}.", "investops host --port 7072, or end that program (ss -ltnp shows it)")];
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // A host without its storage answers 503, and is one all the same.
    private static async Task<bool> IsHostAsync(int port, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/api/health")), cancellationToken);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
