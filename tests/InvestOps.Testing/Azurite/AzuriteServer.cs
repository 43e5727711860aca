using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace InvestOps.Testing.Azurite;

/// <summary>
/// One storage emulator on 127.0.0.1 and ports of its own: in memory, or with a data folder, in which case it can be killed
/// and started again. It ends with the process that started it, however that ends.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string KeepCommand = "keep ";
    private const string KeptAnswer = "all is written";
    private const int Accounts = 400;
    private const int LinesKept = 50;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private readonly AzuriteInstallation _installation;
    private readonly string? _folder;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _leaks = new();
    private TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int[] _ports = [];
    private int _accountsGiven;
    private Process? _process;

    private AzuriteServer(AzuriteInstallation installation, string? folder)
    {
        _installation = installation;
        _folder = folder;
    }

    public int BlobPort => _ports[0];

    public int QueuePort => _ports[1];

    /// <summary>The development account that every emulator has.</summary>
    public string ConnectionString => ConnectionStringOf(DevelopmentAccount, DevelopmentKey);

    /// <summary>Starts an emulator that forgets everything at its end.</summary>
    /// <exception cref="AzuriteUnavailableException">It cannot be installed or started here.</exception>
    public static Task<AzuriteServer> StartInMemoryAsync() => StartAsync(folder: null);

    /// <summary>Starts an emulator that keeps its data in a folder; see <see cref="Kill"/> and <see cref="RestartAsync"/>.</summary>
    /// <exception cref="AzuriteUnavailableException">It cannot be installed or started here.</exception>
    public static Task<AzuriteServer> StartInFolderAsync(string folder) => StartAsync(folder);

    /// <summary>An account that nobody else has, so that tests which run at once never meet.</summary>
    /// <returns>Its connection string.</returns>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref _accountsGiven);
        return number <= Accounts
            ? ConnectionStringOf(AccountName(number), AccountKey(number))
            : throw new InvalidOperationException($"The emulator has {Accounts} accounts, and all are given away.");
    }

    /// <summary>The connection strings of the accounts that were given away.</summary>
    public IReadOnlyList<string> GivenAccounts => [.. Enumerable.Range(1, Math.Min(_accountsGiven, Accounts)).Select(number => ConnectionStringOf(AccountName(number), AccountKey(number)))];

    /// <summary>Ends it at once, as a power cut does: what it has not yet written to its folder is lost.</summary>
    public void Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Asks it to write everything and end.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.StandardInput.WriteLineAsync("stop");
            await process.StandardInput.FlushAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
            await process.WaitForExitAsync(limit.Token);
            Kill();
        }
    }

    /// <summary>Starts it again on the same ports, after a kill or a stop.</summary>
    public Task RestartAsync()
    {
        Kill();
        return StartOnAsync(_ports);
    }

    /// <exception cref="InvalidOperationException">A planted secret was in the address of a request, or in anything else that it printed.</exception>
    public ValueTask DisposeAsync()
    {
        Kill();
        return _leaks.IsEmpty ? ValueTask.CompletedTask : throw new InvalidOperationException("A planted secret is in the emulator's log of requests.");
    }

    /// <summary>
    /// Looks for planted secrets in the very bytes that an emulator in memory keeps of blobs and messages: those too that a worker has taken,
    /// that no client can read, or that were removed and are not forgotten yet.
    /// </summary>
    /// <returns>The kind and name of each piece that holds one.</returns>
    public async Task<IReadOnlyList<string>> FindKeptSecretsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("investops-kept-");
        try
        {
            _kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _process!.StandardInput.WriteLineAsync(KeepCommand + folder.FullName);
            await _process.StandardInput.FlushAsync();
            await _kept.Task.WaitAsync(LongestStart, TimeProvider.System);
            return [.. Canary.In(folder.FullName).Select(Path.GetFileName).OfType<string>()];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<AzuriteServer> StartAsync(string? folder)
    {
        var installation = await AzuriteInstallation.FindOrInstallAsync();
        var server = new AzuriteServer(installation, folder);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await server.StartOnAsync(FreePorts());
                return server;
            }
            catch (AzuriteUnavailableException) when (attempt < 3)
            {
                server.Kill(); // somebody else took one of the ports meanwhile
            }
        }
    }

    private static int[] FreePorts()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }

    private static string AccountName(int number) => string.Create(CultureInfo.InvariantCulture, $"test{number}");

    // A key that is looked for wherever none may be.
    private static string AccountKey(int number) => Canary.StorageKey(number);

    private static string AllAccounts() => string.Join(
        ';',
        Enumerable.Range(1, Accounts).Select(number => $"{AccountName(number)}:{AccountKey(number)}").Prepend($"{DevelopmentAccount}:{DevelopmentKey}"));

    // A line on standard input stops it on every platform; the end of that input, which a dead parent leaves behind, too. Another line has it
    // write all that it keeps in memory into a folder, one file a piece.
    private static string Launch(string script) =>
        $$"""
        const fs = require('fs'), path = require('path'), script = {{JsonSerializer.Serialize(script)}};
        const keep = folder => {
          const { SharedChunkStore } = require(path.join(path.dirname(script), 'common', 'persistence', 'MemoryExtentStore.js'));
          for (const [kind, pieces] of SharedChunkStore._chunks)
            for (const [id, piece] of pieces.chunks)
              fs.writeFileSync(path.join(folder, kind + '-' + id), Buffer.concat(piece.chunks));
          console.log({{JsonSerializer.Serialize(KeptAnswer)}});
        };
        process.argv.splice(1, 0, 'azurite');
        process.stdin.on('data', data => {
          const line = String(data).trim();
          if (line.startsWith({{JsonSerializer.Serialize(KeepCommand)}})) return keep(line.slice({{KeepCommand.Length}}));
          process.stdin.destroy();
          process.emit('SIGTERM');
        }).on('end', () => process.exit(0));
        require(script);
        """;

    private string ConnectionStringOf(string account, string key) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};BlobEndpoint=http://127.0.0.1:{_ports[0]}/{account};QueueEndpoint=http://127.0.0.1:{_ports[1]}/{account};TableEndpoint=http://127.0.0.1:{_ports[2]}/{account};");

    private async Task StartOnAsync(int[] ports)
    {
        _ports = ports;
        var start = new ProcessStartInfo(_installation.Node, ["-e", Launch(_installation.Script), "--", .. Options()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["AZURITE_ACCOUNTS"] = AllAccounts() },
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw _installation.Unavailable($"{_installation.Node} does not start.", exception);
        }

        _process.OutputDataReceived += (_, line) => Hear(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => Hear(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilReadyAsync(_process);
    }

    // Every request is a line, with its address.
    private void Hear(string line)
    {
        if (Canary.IsIn(line))
        {
            _leaks.Enqueue(line);
        }

        if (line == KeptAnswer)
        {
            _kept.TrySetResult();
        }

        _output.Enqueue(line);
        if (_output.Count > LinesKept)
        {
            _output.TryDequeue(out _);
        }
    }

    private IEnumerable<string> Options()
    {
        foreach (var (service, port) in new[] { "blob", "queue", "table" }.Zip(_ports))
        {
            yield return $"--{service}Host";
            yield return "127.0.0.1";
            yield return $"--{service}Port";
            yield return port.ToString(CultureInfo.InvariantCulture);
        }

        yield return "--disableTelemetry";
        foreach (var option in _folder is null ? ["--inMemoryPersistence"] : new[] { "--location", _folder })
        {
            yield return option;
        }
    }

    // Any answer will do: without a signature it is a refusal.
    private async Task UntilReadyAsync(Process process)
    {
        using var client = new HttpClient();
        var started = TimeProvider.System.GetTimestamp();
        foreach (var port in _ports[..2])
        {
            while (!await AnswersAsync(client, port))
            {
                if (process.HasExited || TimeProvider.System.GetElapsedTime(started) > LongestStart)
                {
                    throw _installation.Unavailable($"Azurite did not start on port {port}. It said: {string.Join(' ', _output.TakeLast(10))}");
                }

                await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, int port)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
