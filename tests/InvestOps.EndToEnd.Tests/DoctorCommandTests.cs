using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using InvestOps.FakeExchange.Faults;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>What the doctor says of the machine that it is on: the host's settings, files of keys, the port, the emulator, and the sources when it may ask.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private const string Storage = "DefaultEndpointsProtocol=http;AccountName=mine;AccountKey=bWluZQ==;BlobEndpoint=http://127.0.0.1:1/mine;QueueEndpoint=http://127.0.0.1:1/mine";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schedule_that_never_fires_keys_that_others_can_read_and_a_port_of_another_program_are_found_and_mended()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Who may read a file is told otherwise elsewhere.");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Write("host.json", """{ "version": "2.0" }""");
        Write("local.settings.json", $$"""{ "Values": { "IngestSchedule": "0 0 0 31 2 *" }, "Host": { "LocalHttpPort": {{port.ToString(CultureInfo.InvariantCulture)}} } }""");
        Allow("local.settings.json", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var closing = CloseAsync(other);
        var sick = await ExamineAsync();
        other.Stop();
        await closing;
        Write("local.settings.json", """{ "Values": {} }""");
        Allow("local.settings.json", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var well = await ExamineAsync();

        Assert.Equal("wrong", sick["host settings"].State);
        Assert.StartsWith("IngestSchedule: ", sick["host settings"].Text, StringComparison.Ordinal);
        Assert.Equal(("wrong", $"chmod 600 '{Path.Combine(_folder.Path, "local.settings.json")}'"), (sick["secret files"].State, sick["secret files"].Mend));
        Assert.Equal(("wrong", string.Create(CultureInfo.InvariantCulture, $"Another program has port {port}.")), (sick["port"].State, sick["port"].Text));
        Assert.Equal(("ok", "ok"), (well["host settings"].State, well["secret files"].State));
    }

    [Fact]
    public async Task An_emulator_of_another_version_than_the_pinned_one_is_found_where_it_is_on_this_machine()
    {
        Write("host.json", """{ "version": "2.0" }""");
        Write("azurite/package.json", """{ "dependencies": { "azurite": "3.37.0" } }""");
        Write("azurite/node_modules/azurite/package.json", """{ "version": "3.30.0" }""");

        var findings = await ExamineAsync("--storage", Storage);

        Assert.Equal(("wrong", "Azurite 3.30.0 is installed, and 3.37.0 is pinned.", "In azurite/: npm ci"), findings["emulator"]);
        Assert.Equal("wrong", findings["storage"].State);
    }

    [Fact]
    public async Task A_key_that_the_source_refuses_is_found_by_asking_and_nothing_is_asked_unbidden()
    {
        await using var scene = await ExchangeScene.StartAsync("{ source: krx_open_api }", ExchangeScene.Wide, "2024-01-08");
        scene.Desk.Add(new PlannedFault { Fault = FakeFault.Unauthorized });

        var quiet = await scene.RunAsync("doctor", "--json");
        var asked = scene.Desk.Total;
        var online = await scene.RunAsync("doctor", "--online", "--json");

        Assert.Equal((0, "ok"), (asked, LastOf(quiet)["sources"].State));
        Assert.Equal((1, "wrong"), (online.ExitCode, LastOf(online)["sources"].State));
        Assert.Contains("the key is refused (401)", LastOf(online)["sources"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ExchangeScene.Key, quiet.Output + online.Output + online.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Allow(string name, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_folder.Path, name), mode);
        }
    }

    private async Task<Dictionary<string, (string State, string Text, string? Mend)>> ExamineAsync(params string[] arguments) =>
        LastOf(await InvestOpsProgram.RunAsync(_folder.Path, ["doctor", "--json", "--root", Path.Combine(_folder.Path, "data"), .. arguments]));

    // A check of several lines is told by its last, which is the emulator's version for that check.
    private static Dictionary<string, (string State, string Text, string? Mend)> LastOf(ProgramResult doctor) => JsonDocument.Parse(doctor.Output).RootElement.GetProperty("findings").EnumerateArray()
        .GroupBy(finding => finding.GetProperty("check").GetString()!, finding => (finding.GetProperty("state").GetString()!, finding.GetProperty("text").GetString()!, finding.GetProperty("mend").GetString()), StringComparer.Ordinal)
        .ToDictionary(check => check.Key, check => check.Last(), StringComparer.Ordinal);

    // A program that is no host of ours: it takes calls and says nothing.
    private static async Task CloseAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(Cancel);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The end of the test.
        }
    }
}
