using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InvestOps.Testing;

/// <summary>
/// Looks at the files of the log that a product's process left: each line has the form of the runbook and an event of the documented set, and
/// each line of the JSON beside it tells of its run, its stage and its business date.
/// </summary>
public static partial class LogForm
{
    private const string Folder = "logs";
    private static readonly Lazy<HashSet<string>> Documented = new(() => ReadDocumented());

    /// <summary>What is wrong with the lines of all logs below a folder; empty where nothing is. The cut end of a process that was killed is no fault.</summary>
    public static IReadOnlyList<string> FaultsBelow(string root) =>
    [
        .. Directory.EnumerateFiles(root, "investops-*.*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == Folder)
            .SelectMany(FaultsIn),
    ];

    private static IEnumerable<string> FaultsIn(string file)
    {
        var text = File.ReadAllText(file);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n')[..^1];
        Func<string, string?> faultOf = Path.GetExtension(file) switch
        {
            ".log" => FaultOfLine,
            ".jsonl" => FaultOfJson,
            _ => _ => null,
        };
        return lines.Index().Select(line => (line.Index, Fault: faultOf(line.Item))).Where(line => line.Fault is not null)
            .Select(line => FormattableString.Invariant($"{file}:{line.Index + 1}: {line.Fault}"));
    }

    private static string? FaultOfLine(string line) => Form().Match(line) switch
    {
        { Success: false } => "it has not the form of a line",
        var match when !Documented.Value.Contains(match.Groups["event"].Value) => $"{match.Groups["event"].Value} is no documented event",
        _ => null,
    };

    private static string? FaultOfJson(string line)
    {
        try
        {
            var root = JsonDocument.Parse(line.TrimEnd('\r')).RootElement;
            return !root.TryGetProperty("@t", out _) ? "it has no time"
                : !IsText(root, "RunId") || !IsText(root, "Stage") ? "it has no run or no stage"
                : !IsText(root, "Date") || !DateOnly.TryParseExact(root.GetProperty("Date").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "it has no business date" : null;
        }
        catch (JsonException)
        {
            return "it is no JSON";
        }
    }

    private static bool IsText(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0;

    private static HashSet<string> ReadDocumented([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "InvestOps.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"{caller} is in no checkout.");
        }

        return [.. Row().Matches(File.ReadAllText(Path.Combine(folder, "docs", "OPERATIONS.md"))).Select(row => row.Groups["event"].Value)];
    }

    [GeneratedRegex(@"^\[\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\] \[(DEBUG|INFO|WARNING|ERROR)\] \[(?<event>[A-Z_]+)\] rc=-?\d+ details=[^\p{Cc}\u2028\u2029]* elapsed=\d+ms$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\| `(?<event>[A-Z_]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Row();
}
