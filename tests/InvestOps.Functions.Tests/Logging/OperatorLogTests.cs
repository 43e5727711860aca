using System.Text.Json;
using InvestOps.Functions.Logging;
using InvestOps.Pipeline.Secrets;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Logging;

/// <summary>The files of the log: the runbook's line, one an event, and the JSON beside it.</summary>
public sealed class OperatorLogTests : IDisposable
{
    private const string Known = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_line_has_the_runbooks_form_whatever_is_in_it()
    {
        Write(log => log.Error(Known, "INGEST", 1, "first\nsecond\r\u2028third\u0007 \u202Efdp", 1234));

        var line = Assert.Single(Lines(".log"));
        Assert.Matches(@"^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \[ERROR\] \[INGEST\] rc=1 details=first second \uFFFDthird  \uFFFDfdp elapsed=1234ms$", line);
        Assert.Empty(LogForm.FaultsBelow(_folder.Path));
    }

    [Fact]
    public void A_line_of_a_library_has_it_too()
    {
        Write(log => log.Warning("A library says {Thing}", "this"));

        Assert.EndsWith("[WARNING] [LOG] rc=0 details=A library says \"this\" elapsed=0ms", Assert.Single(Lines(".log")), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_taken_out_of_the_line_the_JSON_and_its_exception()
    {
        Assert.NotNull(SecretText.From(Canary.HostKey));
        Write(log => log.Error(new InvalidOperationException($"refused {Canary.HostKey}"), Known, "HTTP", 1, $"refused {Canary.HostKey} at {Uri.EscapeDataString(Canary.HostKey)}", 1));

        Assert.Contains("details=refused *** at ***", Assert.Single(Lines(".log")), StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: refused ***", JsonDocument.Parse(Assert.Single(Lines(".jsonl"))).RootElement.GetProperty("@x").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_of_the_JSON_has_run_stage_and_date_also_outside_of_a_run()
    {
        Write(log =>
        {
            log.Information("nobody's");
            log.ForContext("RunId", "r1").ForContext("Stage", "Scan").ForContext("Date", "2026-10-29").Information(Known, "SCAN", 0, "done", 5);
        });

        var lines = Lines(".jsonl").Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["none", "r1"], lines.Select(line => line.GetProperty("RunId").GetString()));
        Assert.Equal(["none", "Scan"], lines.Select(line => line.GetProperty("Stage").GetString()));
        Assert.Equal("2026-10-29", lines[1].GetProperty("Date").GetString());
        Assert.Empty(LogForm.FaultsBelow(_folder.Path));
    }

    [Theory]
    [InlineData("investops-1.log", "[2026-10-29 10:00:00] [INFO] [INGEST] rc=0 details= elapsed=1ms\nanything\n", "it has not the form of a line")]
    [InlineData("investops-1.log", "[2026-10-29 10:00:00] [INFO] [NEVER_HEARD] rc=0 details=x elapsed=1ms\n", "NEVER_HEARD is no documented event")]
    [InlineData("investops-1.log", "[2026-10-29 10:00:00] [NOTICE] [INGEST] rc=0 details=x elapsed=1ms\n", "it has not the form of a line")]
    [InlineData("investops-1.log", "[2026-10-29 10:00:00] [INFO] [INGEST] rc=0 details=x\u2028y elapsed=1ms\n", "it has not the form of a line")]
    [InlineData("investops-1.jsonl", "{ \"@t\": \"x\", \"RunId\": \"a\", \"Stage\": \"b\" }\n", "it has no business date")]
    [InlineData("investops-1.jsonl", "{ \"@t\": \"x\", \"Stage\": \"b\", \"Date\": \"2026-10-29\" }\n", "it has no run or no stage")]
    [InlineData("investops-1.jsonl", "{\n", "it is no JSON")]
    public void What_is_no_line_of_the_log_is_found_below_any_folder(string name, string text, string fault)
    {
        var logs = Directory.CreateDirectory(Path.Combine(_folder.Path, "data", "logs"));
        File.WriteAllText(Path.Combine(logs.FullName, name), text);

        Assert.Contains(fault, Assert.Single(LogForm.FaultsBelow(_folder.Path)), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(_folder.Dispose);
    }

    [Fact]
    public void The_cut_end_of_a_process_that_was_killed_is_no_fault()
    {
        var logs = Directory.CreateDirectory(Path.Combine(_folder.Path, "logs"));
        File.WriteAllText(Path.Combine(logs.FullName, "investops-1.log"), "[2026-10-29 10:00:00] [INFO] [INGEST] rc=0 details=x elapsed=1ms\n[2026-10-2");

        Assert.Empty(LogForm.FaultsBelow(_folder.Path));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder.Path))
        {
            _folder.Dispose();
        }
    }

    private void Write(Action<Serilog.ILogger> write)
    {
        using var log = OperatorLog.Create(_folder.Path, quiet: true);
        write(log);
    }

    private string[] Lines(string ending) => Directory.GetFiles(Path.Combine(_folder.Path, "logs"), "*" + ending).SelectMany(File.ReadAllLines).ToArray();
}
