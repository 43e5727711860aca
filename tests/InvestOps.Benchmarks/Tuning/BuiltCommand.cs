using System.Diagnostics;

namespace InvestOps.Benchmarks.Tuning;

/// <summary>The command as it was built beside this program, as a process of its own.</summary>
internal sealed class BuiltCommand : IDisposable
{
    private readonly Process _process;
    private readonly Task<string[]> _said;

    private BuiltCommand(Process process)
    {
        _process = process;
        _said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public static BuiltCommand Start(params IEnumerable<string> arguments)
    {
        var here = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var command = Path.Combine(Checkout.Root, "src", "InvestOps.Cli", "bin", here.Parent!.Name, here.Name, "investops.dll");
        if (!File.Exists(command))
        {
            throw new FileNotFoundException($"{command} is not built: dotnet build -c {here.Parent.Name} src/InvestOps.Cli");
        }

        var start = new ProcessStartInfo("dotnet", [command, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        return new BuiltCommand(Process.Start(start)!);
    }

    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Join('\n', await _said));
        }
    }

    /// <summary>Ends it, if it has not ended.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
