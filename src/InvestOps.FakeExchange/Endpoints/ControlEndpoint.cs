using System.Text.Json;
using System.Text.Json.Serialization;
using InvestOps.FakeExchange.Faults;
using Microsoft.AspNetCore.Http;

namespace InvestOps.FakeExchange.Endpoints;

/// <summary>Switches faults on and off while the fake exchange runs.</summary>
internal sealed class ControlEndpoint(FaultDesk desk)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public Task ShowAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new ControlState(desk.Faults, desk.Requests), Json, context.RequestAborted);

    public Task ResetAsync(HttpContext context)
    {
        desk.Reset();
        return ShowAsync(context);
    }

    public async Task SwitchOnAsync(HttpContext context)
    {
        try
        {
            desk.Add(await context.Request.ReadFromJsonAsync<PlannedFault>(Json, context.RequestAborted) ?? throw new JsonException("a fault is expected"));
            await ShowAsync(context);
        }
        catch (JsonException wrong)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($"{wrong.Message} Faults: {string.Join(", ", FaultName.All)}\n", context.RequestAborted);
        }
    }
}
