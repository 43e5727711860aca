using InvestOps.EndToEnd.Tests;
using InvestOps.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoFixture))]

namespace InvestOps.EndToEnd.Tests;

/// <summary>An undisturbed demo, run once for all tests that compare with it or only read it.</summary>
public sealed class DemoFixture : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal string Root => Path.Combine(_folder.Path, "demo");

    internal ProgramResult Result { get; private set; } = new(-1, "", "");

    /// <summary>The hash of every file of the root but the ledger's, by its path.</summary>
    internal SortedDictionary<string, string> Products { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Result = await InvestOpsProgram.RunAsync(_folder.Path, "demo", "--root", Root);
        Products = RootFiles.Products(Root);
    }

    public void Dispose() => _folder.Dispose();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
