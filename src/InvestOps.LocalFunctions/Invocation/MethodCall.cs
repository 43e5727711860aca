using System.Reflection;
using System.Runtime.ExceptionServices;
using InvestOps.LocalFunctions.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>Calls a function's method on a new instance and waits for its end.</summary>
internal static class MethodCall
{
    public static async Task<object?> RunAsync(FunctionDescriptor function, object?[] arguments, IServiceProvider services)
    {
        var instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, function.DeclaringType);
        try
        {
            return await AwaitAsync(Call(function.Method, instance, arguments));
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    // What the method throws is to arrive as it was thrown.
    private static object? Call(MethodInfo method, object? instance, object?[] arguments)
    {
        try
        {
            return method.Invoke(instance, arguments);
        }
        catch (TargetInvocationException wrapper) when (wrapper.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

    private static async Task<object?> AwaitAsync(object? returned)
    {
        switch (returned)
        {
            case Task task:
                await task;
                return ResultOf(task);
            case ValueTask task:
                await task;
                return null;
            case not null when returned.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                var asTask = (Task)type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null)!;
                await asTask;
                return ResultOf(asTask);
            default:
                return returned;
        }
    }

    // The task of an async method without a result is a Task of an internal type of no content.
    private static object? ResultOf(Task task)
    {
        var result = task.GetType().GetProperty(nameof(Task<>.Result));
        return result is null || result.PropertyType.Name == "VoidTaskResult" ? null : result.GetValue(task);
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }
}
