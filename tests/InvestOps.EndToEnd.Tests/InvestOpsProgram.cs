using System.Diagnostics;
using System.Globalization;
using InvestOps.Testing;

namespace InvestOps.EndToEnd.Tests;

/// <summary>The built command, run as a process of its own, as a person or a script runs it.</summary>
internal static class InvestOpsProgram
{
    /// <summary>The checkout's top level.</summary>
    public static string Repository { get; } = FindRepository();

    // From its own output folder: a copy beside the tests would run with the tests' dependencies.
    private static string Command { get; } = FindCommand();

    // What a shell script starts in the background ignores SIGINT, and so does all that it starts in turn. The command is run as a terminal would.
    private static string[] Starter { get; } = IsInterruptIgnored() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];

    /// <summary>Runs the command to its end, with the shipped configurations.</summary>
    public static Task<ProgramResult> RunAsync(string folder, params IEnumerable<string> arguments) =>
        RunAsync(folder, new Dictionary<string, string?>(StringComparer.Ordinal), arguments);

    /// <inheritdoc cref="RunAsync(string, IEnumerable{string})"/>
    /// <param name="environment">Variables of its own; null removes one.</param>
    public static async Task<ProgramResult> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await EndAsync(process);
    }

    /// <summary>Hears a command to its end.</summary>
    public static async Task<ProgramResult> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(Xunit.TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(Xunit.TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        Canary.Refuse(await output + await errors);
        return new ProgramResult(process.ExitCode, await output, await errors);
    }

    public static Process Start(string folder, params IEnumerable<string> arguments) => Start(folder, new Dictionary<string, string?>(StringComparer.Ordinal), arguments);

    /// <param name="environment">Variables of its own; null removes one.</param>
    public static Process Start(string folder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Starter[0], Starter[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["COLUMNS"] = "160";
        start.Environment.Remove("language");
        start.Environment.Remove("InvestOpsStorage");
        foreach (var (name, secret) in Canary.Settings.Concat(StandInSources.Settings))
        {
            start.Environment[name] = secret;
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.ArgumentList.Add(Command);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (!start.ArgumentList.Contains("--configs"))
        {
            start.ArgumentList.Add("--configs");
            start.ArgumentList.Add(Path.Combine(Repository, "configs"));
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }

    // The tests lie in bin/CONFIGURATION/FRAMEWORK, and so does the command.
    private static string FindCommand()
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var command = Path.Combine(Repository, "src", "InvestOps.Cli", "bin", framework.Parent!.Name, framework.Name, "investops.dll");
        return File.Exists(command) ? command : throw new InvalidOperationException($"{command} is not built.");
    }

    /// <summary>Sends a signal to a program: TERM asks it to stop, STOP holds it, CONT lets it go on.</summary>
    public static async Task SignalAsync(Process program, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", program.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    // A mask of signals in hexadecimal; SIGINT is the second.
    private static bool IsInterruptIgnored() =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is var line
        && (ulong.Parse(line.Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InvestOps.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No InvestOps.sln above the tests.");
        }

        return folder.FullName;
    }
}
