using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>Renders a component to text, without a web server.</summary>
internal static class StaticPage
{
    /// <summary>The component's HTML; everything in it is escaped but for letters of any script.</summary>
    public static async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using (services)
        {
            var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            await using (renderer)
            {
                var html = await renderer.Dispatcher.InvokeAsync(async () =>
                {
                    var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
                    return root.ToHtmlString();
                });
                return html.ReplaceLineEndings("\n");
            }
        }
    }
}
