using System.Net.Sockets;
using System.Text;
using InvestOps.Adapters.DeadMan;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.DeadMan;

public sealed class SystemdWatchdogTests
{
    [Fact]
    public async Task The_supervisor_hears_that_the_process_works_and_nobody_is_needed_to_hear_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd is on Linux only.");
        using var folder = new TemporaryFolder();
        var place = Path.Combine(folder.Path, "notify");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(place));
        var dog = new SystemdWatchdog(place);

        await dog.PingAsync(PingKind.Start, Guid.Empty, "", TestContext.Current.CancellationToken);
        await dog.PingAsync(PingKind.Fail, Guid.Empty, "late", TestContext.Current.CancellationToken);

        var buffer = new byte[64];
        var length = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("WATCHDOG=1", Encoding.ASCII.GetString(buffer, 0, length));
        Assert.Equal(0, socket.Available);
        await new SystemdWatchdog(Path.Combine(folder.Path, "nobody")).PingAsync(PingKind.Success, Guid.Empty, "", TestContext.Current.CancellationToken);
        await new SystemdWatchdog(null).PingAsync(PingKind.Success, Guid.Empty, "", TestContext.Current.CancellationToken);
    }
}
