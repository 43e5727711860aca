using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>Says when a function begins and ends.</summary>
public sealed class EchoMiddleware(Echo echo) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        echo.Say($"before {context.FunctionDefinition.Name}");
        await next(context);
        echo.Say("after");
    }
}
