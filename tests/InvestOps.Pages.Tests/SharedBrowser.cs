using Xunit;

namespace InvestOps.Pages.Tests;

/// <summary>One headless browser for all tests. Without one the tests are skipped and say so; with CI=true they fail.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private HeadlessBrowser? _browser;

    public async ValueTask InitializeAsync() => _browser = await HeadlessBrowser.StartAsync();

    /// <summary>Opens a page as a file, as a person does.</summary>
    internal async Task<OpenedPage> OpenAsync(string html, PageLook? look = null)
    {
        Assert.False(_browser is null && HeadlessBrowser.IsRequired, HeadlessBrowser.Missing);
        Assert.SkipWhen(_browser is null, $"Skipped, because it looks at a page in a browser. {HeadlessBrowser.Missing} With CI=true this is a failure.");
        return await _browser!.OpenAsync(html, look ?? new PageLook());
    }

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
