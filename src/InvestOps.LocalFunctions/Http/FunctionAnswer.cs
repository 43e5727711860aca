using InvestOps.LocalFunctions.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Sends what a function returned.</summary>
internal static class FunctionAnswer
{
    public static Task WriteAsync(HttpContext context, FunctionDescriptor function, object? value)
    {
        ProblemAnswers.LeaveAlone(context);
        if (IsMessage(function))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return value switch
        {
            null => Task.CompletedTask,
            IActionResult result => result.ExecuteResultAsync(Action(context)),
            IResult result => result.ExecuteAsync(context),
            _ => new ObjectResult(value).ExecuteResultAsync(Action(context)),
        };
    }

    // All that it returned went to a queue; nothing is left for the caller.
    private static bool IsMessage(FunctionDescriptor function) =>
        function.HttpResult is null && function.Outputs.Any(output => output.Property is null);

    private static ActionContext Action(HttpContext context) => new(context, context.GetRouteData(), new ActionDescriptor());
}
