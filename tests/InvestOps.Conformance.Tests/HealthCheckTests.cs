using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace InvestOps.Conformance.Tests;

/// <summary>The health checks of the containers, on a program that stands in for the container's own.</summary>
public sealed class HealthCheckTests : IDisposable
{
    // A shell is the init of the container here, and its child that sleeps the program. It ends by itself, should the test not end it.
    private const string Container = """
        sleep 60 & program=$!
        for look in $(seq "$1"); do HEALTH_PARENT=$$ "${@:2}" || echo "look $look: unhealthy"; done
        kill -0 $program 2>/dev/null && echo "alive" && kill -TERM $program
        wait $program; echo "ended with $?"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("investops-health-").FullName;

    public static TheoryData<string, string> Checks { get; } = new() { { "bash", "healthcheck.sh" }, { "node", "healthcheck.mjs" } };

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_program_that_gives_no_answer_three_times_in_a_row_is_ended(string shell, string script)
    {
        var two = await LookAsync(looks: 2, silences: "3", port: 1, shell, script);
        File.Delete(Silences);
        var three = await LookAsync(looks: 3, silences: "3", port: 1, shell, script);

        Assert.Contains("alive", two.Output, StringComparison.Ordinal);
        Assert.Contains("look 3: unhealthy", three.Output, StringComparison.Ordinal);
        Assert.Contains("ended with 137", three.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Without_the_setting_nothing_is_ended(string shell, string script) =>
        Assert.Contains("alive", (await LookAsync(looks: 4, silences: "", port: 1, shell, script)).Output, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task An_answer_that_is_not_healthy_is_an_answer_and_ends_the_count(string shell, string script)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var end = new CancellationTokenSource();
        var answering = AnswerAsync(listener, end.Token);
        await File.WriteAllTextAsync(Silences, "2", TestContext.Current.CancellationToken);

        var looks = await LookAsync(looks: 1, silences: "3", ((IPEndPoint)listener.LocalEndpoint).Port, shell, script);
        await end.CancelAsync();
        await answering;

        Assert.Contains("alive", looks.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Silences));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Silences => Path.Combine(_folder, "silences");

    private Task<ScriptRun> LookAsync(int looks, string silences, int port, string shell, string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The containers are Linux, and so are their checks.");
        var shown = port.ToString(CultureInfo.InvariantCulture);
        return ScriptRun.OfAsync(
            "bash",
            ["-c", Container, "container", looks.ToString(CultureInfo.InvariantCulture), shell, Path.Combine(Checkout.Root, "azurite", script), shown, shown],
            ("HEALTH_SILENCES", silences),
            ("HEALTH_SILENCES_FILE", Silences),
            ("HEALTH_PORT", shown));
    }

    private static async Task AnswerAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(cancellationToken);
                var asked = await client.GetStream().ReadAsync(new byte[1_024], cancellationToken);
                await (asked == 0 ? Task.CompletedTask : AnswerAsync(client, cancellationToken));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The end of the test, or a caller who has left.
        }
    }

    private static async Task AnswerAsync(TcpClient client, CancellationToken cancellationToken) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), cancellationToken);
}
