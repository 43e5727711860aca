using System.Text.Json;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

public sealed class RestoreCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _root;
    private readonly string _backups;

    public RestoreCommandTests(DemoFixture demo)
    {
        _root = Path.Combine(_folder.Path, "root");
        _backups = Directory.CreateDirectory(Path.Combine(_folder.Path, "backups")).FullName;
        RootFiles.Copy(demo.Root, _root);
    }

    [Fact]
    public async Task A_backup_becomes_a_root_again_that_passes_the_doctor_with_the_same_reports()
    {
        var into = Path.Combine(_folder.Path, "restored");

        Assert.Equal(0, (await KeepAsync("backup", "--to", _backups)).ExitCode);
        Assert.Equal(0, (await KeepAsync("backup", "drill", "--to", _backups)).ExitCode);
        var restored = await InvestOpsProgram.RunAsync(_folder.Path, "restore", "--from", _backups, "--into", into);
        var doctor = await InvestOpsProgram.RunAsync(_folder.Path, "doctor", "--root", into, "--configs", Path.Combine(into, "configs"), "--json");

        Assert.Equal((0, ""), (restored.ExitCode, string.Concat(restored.Errors.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)))));
        Assert.Contains("is restored and proven", restored.Output, StringComparison.Ordinal);
        Assert.Contains("The doctor has nothing against it: 6 findings", restored.Output, StringComparison.Ordinal);
        Assert.Empty(WrongIn(doctor));
        Assert.Equal(Reports(_root), Reports(into));
        Assert.True(File.Exists(Path.Combine(_root, "backups", "proven.json")));
    }

    [Fact]
    public async Task A_backup_of_damaged_data_is_no_proof_and_an_earlier_one_is()
    {
        await KeepAsync("backup", "--to", _backups);
        var bars = Directory.EnumerateFiles(Path.Combine(_root, "market", "bars"), "*.parquet", SearchOption.AllDirectories).First();
        var content = await File.ReadAllBytesAsync(bars, TestContext.Current.CancellationToken);
        content[content.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(bars, content, TestContext.Current.CancellationToken);
        await KeepAsync("backup", "--to", _backups);

        var drill = await KeepAsync("backup", "drill", "--to", _backups);
        var restored = await InvestOpsProgram.RunAsync(_folder.Path, "restore", "--from", _backups, "--into", Path.Combine(_folder.Path, "second"));
        var earlier = await InvestOpsProgram.RunAsync(_folder.Path, "restore", "--from", _backups, "--snapshot", "1", "--into", Path.Combine(_folder.Path, "first"));

        Assert.Equal((1, 1, 0), (drill.ExitCode, restored.ExitCode, earlier.ExitCode));
        Assert.Contains("the doctor finds it wrong. market data: ", restored.Errors, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(bars), restored.Errors, StringComparison.Ordinal);
        Assert.Contains("the doctor finds it wrong. market data: ", drill.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_root, "backups", "proven.json")));
    }

    [Fact]
    public async Task A_damaged_backup_is_found_by_its_check_and_never_called_restored()
    {
        await KeepAsync("backup", "--to", _backups);
        var damaged = Directory.EnumerateFiles(Path.Combine(_backups, "objects"), "*", SearchOption.AllDirectories).MaxBy(file => new FileInfo(file).Length)!;
        await File.AppendAllTextAsync(damaged, "x", TestContext.Current.CancellationToken);

        var check = await KeepAsync("backup", "verify", "--to", _backups);
        var restored = await InvestOpsProgram.RunAsync(_folder.Path, "restore", "--from", _backups, "--into", Path.Combine(_folder.Path, "restored"));
        var again = await KeepAsync("backup", "--to", _backups);
        var mended = await InvestOpsProgram.RunAsync(_folder.Path, "restore", "--from", _backups, "--into", Path.Combine(_folder.Path, "mended"));

        Assert.Equal((1, 1, 0, 0), (check.ExitCode, restored.ExitCode, again.ExitCode, mended.ExitCode));
        Assert.Contains($"is damaged or missing (object {Path.GetFileName(damaged)})", check.Errors, StringComparison.Ordinal);
        Assert.Contains($"is damaged or missing (object {Path.GetFileName(damaged)})", restored.Errors, StringComparison.Ordinal);
        Assert.Equal("", restored.Output);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What the doctor finds wrong, but for what is this machine's own matter, and a token that every process here is given.</summary>
    internal static IEnumerable<string?> WrongIn(ProgramResult doctor) => JsonDocument.Parse(doctor.Output).RootElement.GetProperty("findings").EnumerateArray()
        .Where(finding => finding.GetProperty("state").GetString() == "wrong")
        .Select(finding => finding.GetProperty("check").GetString())
        .Except(["disk", "port", "slack"]);

    private Task<ProgramResult> KeepAsync(params string[] arguments) => InvestOpsProgram.RunAsync(_folder.Path, [.. arguments, "--root", _root, "--configs", Path.Combine(_root, "configs"), "-q"]);

    private static Dictionary<string, string> Reports(string root) =>
        RootFiles.Products(root).Where(file => file.Key.StartsWith("reports/", StringComparison.Ordinal) || file.Key.StartsWith("signals/", StringComparison.Ordinal) || file.Key.StartsWith("market/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
}
