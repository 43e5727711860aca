using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using InvestOps.Functions;
using InvestOps.Testing;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>A host as a process of its own, from its start to its stop or its kill.</summary>
internal sealed partial class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningHost(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Http { get; private set; } = new();

    /// <summary>Everything that it printed so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <param name="connection">The shared storage; null for file mode.</param>
    public static Task<RunningHost> StartAsync(string root, string? connection, params IEnumerable<string> arguments) => StartAsync(root, connection, arguments, []);

    /// <param name="connection">The shared storage; null for file mode.</param>
    /// <param name="settings">Settings of its own, in its environment.</param>
    public static async Task<RunningHost> StartAsync(string root, string? connection, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        Directory.CreateDirectory(root);
        var environment = Canary.Sources.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        environment[InvestOpsSettings.StorageSetting] = connection;
        return await ListeningAsync(InvestOpsProgram.Start(root, environment, ["host", "--root", root, "--port", "0", .. arguments]));
    }

    /// <param name="folder">The folder of host.json and local.settings.json.</param>
    public static Task<RunningHost> StartInAsync(string folder, params IEnumerable<string> arguments) =>
        ListeningAsync(InvestOpsProgram.Start(folder, ["host", "--port", "0", .. arguments]));

    private static async Task<RunningHost> ListeningAsync(Process process)
    {
        var host = new RunningHost(process);
        try
        {
            var address = await host._address.Task.WaitAsync(StartDeadline, Xunit.TestContext.Current.CancellationToken);
            host.Http = new HttpClient { BaseAddress = address };
            return host;
        }
        catch (TimeoutException exception)
        {
            await host.DisposeAsync();
            throw new TimeoutException($"The host did not start:\n{host.Said}", exception);
        }
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to stop, as a service's supervisor does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Holds it, as a machine that sleeps.</summary>
    public Task HoldAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on after <see cref="HoldAsync"/>.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Http.Dispose();
        _process.Dispose();
        Canary.Refuse(Said);
    }

    private Task SignalAsync(string signal) => InvestOpsProgram.SignalAsync(_process, signal);

    private void Hear(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException($"The host ended before it listened:\n{Said}"));
            return;
        }

        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex("^InvestOps [a-z]+ on (?<address>http://[^,]+), ", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Listening();
}
