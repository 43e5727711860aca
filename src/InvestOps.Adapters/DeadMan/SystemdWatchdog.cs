using System.Net.Sockets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Adapters.DeadMan;

/// <summary>
/// Tells systemd that this process still works (<c>WatchdogSec=</c> of its unit): a host that hangs gives no sign and is restarted. Does
/// nothing where systemd does not ask for it. See sd_notify(3).
/// </summary>
/// <param name="socketPath">The value of <c>NOTIFY_SOCKET</c>; null or empty where nobody listens.</param>
public sealed class SystemdWatchdog(string? socketPath) : IDeadManSwitch
{
    public async Task PingAsync(PingKind kind, Guid run, string note, CancellationToken cancellationToken)
    {
        if (kind == PingKind.Start || string.IsNullOrEmpty(socketPath) || !OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // A leading @ stands for a name without a file.
            var place = socketPath[0] == '@' ? '\0' + socketPath[1..] : socketPath;
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            await socket.SendToAsync("WATCHDOG=1"u8.ToArray(), new UnixDomainSocketEndPoint(place), cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return; // systemd then does what it is there for
        }
    }
}
