@echo off
rem The one door of the installed Ctt DC suite: no argument starts it, "ctt --help" lists the commands.
setlocal
set "HOME_DIR=%~dp0.."
for %%C in (test tour bench image) do if /i "%~1"=="%%C" (
    echo ctt: "%%C" needs the source checkout; this is an installed image.>&2
    exit /b 64
)
"%HOME_DIR%\runtime\bin\java" "@%HOME_DIR%\jvm.args" --module-path "%HOME_DIR%\lib" --add-modules org.cttdc.app -m org.cttdc.app/org.cttdc.app.Main %*
exit /b %errorlevel%
